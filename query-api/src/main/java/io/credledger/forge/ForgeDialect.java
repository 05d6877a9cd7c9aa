package io.credledger.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What differs between the forges' REST APIs: paths, names of fields, and how a next page is told. Pure. */
interface ForgeDialect {

    /** Headers that each request has. */
    Map<String, String> headers();

    /** Relative to the API's base URL. */
    String userPath();

    /** Relative to the API's base URL, with its query. */
    String repositoriesPath(ForgePageRequest page);

    ForgeUser user(ForgeJson json);

    ForgeRepository repository(ForgeJson json);

    boolean hasNext(ForgeAnswer answer);

    /** The array of repositories in an answer. */
    default JsonNode repositories(ForgeAnswer answer) {
        return answer.body();
    }
}
