package io.credledger.cli.campaign;

import io.credledger.cli.Main;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the API's process is begun.
 *
 * @param main its class and what comes before the role
 * @param settings beside those of every installation
 */
public record QueryProcess(List<String> main, Map<String, String> settings) {

    static final QueryProcess PLAIN = with(Map.of());

    /** The plain one, told more. */
    public static QueryProcess with(Map<String, String> settings) {
        return new QueryProcess(List.of(Main.class.getName()), settings);
    }

    List<String> command() {
        List<String> command = new ArrayList<>(main);
        command.add("query");
        return command;
    }
}
