"""How files of a layout are read: what people corrected, remembered."""

STATEMENTS = (
    """CREATE TABLE mapping_template (
        layout VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, headers VARCHAR NOT NULL,
        fields VARCHAR NOT NULL, day_order VARCHAR, made_at TIMESTAMP NOT NULL, made_by VARCHAR NOT NULL, used BIGINT
        NOT NULL)""",
)
