package io.credledger.demo;

/**
 * A grant and all refresh tokens that came of it.
 *
 * @param value {@code fam_} and hexadecimal digits; no secret
 */
public record FamilyId(String value) {

    public FamilyId {
        if (!value.matches("fam_[0-9a-f]{16}")) {
            throw new IllegalArgumentException("a family's id is fam_ and 16 hexadecimal digits");
        }
    }
}
