package io.credledger.cli.client.git;

import io.credledger.cli.client.failure.ClientException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What git wants a credential for.
 *
 * @param protocol as in the remote's URL, such as {@code https}
 * @param host with the port, if the URL has one; empty where the protocol needs none
 * @param path without a slash before it; only where {@code credential.useHttpPath} is set
 * @param username whom the URL or git's configuration names
 */
record GitRequest(String protocol, String host, Optional<String> path, Optional<String> username) {

    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9+.-]{0,31}");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    /** @throws ClientException that names the rule when it is none */
    static GitRequest read(InputStream in) {
        Attributes attributes = Attributes.read(in);
        String protocol = attributes
                .one("protocol")
                .filter(text -> PROTOCOL.matcher(text).matches())
                .orElseThrow(() -> ClientException.usage(
                        "git's description of the credential: protocol must be given, and be one of a URL"));
        GitRequest request = new GitRequest(
                protocol, attributes.one("host").orElse(""), attributes.one("path"), attributes.one("username"));
        if (request.isHttp() && !HOST.matcher(request.host()).matches()) {
            throw ClientException.usage(
                    "git's description of the credential: host must be a name or an address, with or without a port");
        }
        return request;
    }

    /** Only there tokens are of use. */
    boolean isHttp() {
        return protocol.equals("https") || protocol.equals("http");
    }
}
