package io.credledger.cli.keycloak;

/**
 * Somebody who has an account in a realm.
 *
 * @param subject what the realm calls the person for ever: the claim {@code sub}
 */
public record KeycloakUser(String subject, Credentials credentials) {

    public String username() {
        return credentials.id();
    }

    public String email() {
        return username() + "@people.example";
    }
}
