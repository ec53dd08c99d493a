-- The register, version 3: outcomes that name a receiving school; anonymous
-- cases are found from the case that they were joined to.

ALTER TABLE pack_outcome
    ADD COLUMN to_school INTEGER CHECK (to_school IN (0, 1));

CREATE INDEX referral_joined ON referral (joined_to)
    WHERE joined_to IS NOT NULL;
