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

    static final QueryProcess PLAIN = new QueryProcess(List.of(Main.class.getName()), Map.of());

    List<String> command() {
        List<String> command = new ArrayList<>(main);
        command.add("query");
        return command;
    }
}
