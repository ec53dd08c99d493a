-- The register, version 2: what rule packs say about promised places, and
-- about time limits that come again or wait for something.

ALTER TABLE pack_outcome
    ADD COLUMN contingent INTEGER CHECK (contingent IN (0, 1));

ALTER TABLE pack_clock
    ADD COLUMN repeats INTEGER CHECK (repeats IN (0, 1));
ALTER TABLE pack_clock ADD COLUMN year_group INTEGER;
ALTER TABLE pack_clock ADD COLUMN waits_for TEXT;
