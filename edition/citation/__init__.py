"""What can be cited, and how: records of the edition and its parts, and the formats that others read."""
