"""The Word writer: python-docx opens the base document; the body is built as XML."""
