package io.credledger.config;

/**
 * A setting as somebody wrote it.
 *
 * @param name the name used
 * @param text possibly a secret
 */
record Given(String name, String text) {

    @Override
    public String toString() {
        return name;
    }
}
