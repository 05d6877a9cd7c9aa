package io.credledger.cli.client.git;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of several accounts at one host git is to use. */
final class Selection {

    private Selection() {}

    /** Those that can be meant at all: a user name that is nobody's here is somebody else's to answer for. */
    static List<Account> meant(List<Account> accounts, GitRequest request) {
        Optional<String> wanted = request.username();
        if (wanted.isEmpty()) {
            return accounts;
        }
        String username = wanted.get();
        List<Account> named =
                accounts.stream().filter(account -> account.isOf(username)).toList();
        return named.isEmpty()
                ? accounts.stream()
                        .filter(account -> account.facts()
                                .filter(facts -> facts.sameForAll(username))
                                .isPresent())
                        .toList()
                : named;
    }

    /**
     * One of those, by the rule that holds for a provider: the one named {@code default}, else the only one; where git tells the path, before
     * that the one whose repository it is.
     *
     * @throws ClientException when several could be meant
     */
    static Account one(List<Account> meant, GitRequest request) {
        boolean named = request.username()
                .filter(name -> meant.stream().allMatch(account -> account.isOf(name)))
                .isPresent();
        if (named && meant.size() == 1) {
            return meant.get(0);
        }
        return request.path()
                .flatMap(path -> only(
                        meant.stream().filter(account -> account.holds(path)).toList()))
                .or(() -> own(meant))
                .orElseThrow(() -> new ClientException(
                        ExitCode.REFUSED,
                        "several connections could be meant, or none that you made yourself: name one with --connection, or"
                                + " its account as user in the remote's URL: " + ids(meant)));
    }

    private static Optional<Account> own(List<Account> meant) {
        List<Account> own = meant.stream().filter(Account::isOwn).toList();
        return only(own.stream().filter(account -> account.isNamed("default")).toList())
                .or(() -> only(own));
    }

    private static Optional<Account> only(List<Account> accounts) {
        return accounts.size() == 1 ? Optional.of(accounts.get(0)) : Optional.empty();
    }

    private static String ids(List<Account> accounts) {
        return accounts.stream().map(Account::id).collect(Collectors.joining(", "));
    }
}
