-- The register, version 6: sentences of a pack that documents carry.

CREATE TABLE pack_sentence (
	pack_id TEXT NOT NULL REFERENCES pack (id),
	position INTEGER NOT NULL,
	pathway TEXT NOT NULL,
	place TEXT NOT NULL,
	applies TEXT,
	when_field TEXT,
	when_value TEXT,
	"text" TEXT NOT NULL,
	rule TEXT,
	PRIMARY KEY (pack_id, position)
) STRICT, WITHOUT ROWID;
