"""Published reports to forms: what stands where, and what could not be understood."""
