package io.credledger.demo;

/** Somebody at this server. */
public record Account(String id, String login, String name) {

    public static final Account DEMO = new Account("1001", "demo-user", "Demo User");

    public Account {
        if (id.isEmpty() || login.isEmpty()) {
            throw new IllegalArgumentException("an account has an id and a login");
        }
    }
}
