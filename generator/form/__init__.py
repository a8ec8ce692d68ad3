"""The clerk's form: read with every place kept, then validated into a `Report`."""
