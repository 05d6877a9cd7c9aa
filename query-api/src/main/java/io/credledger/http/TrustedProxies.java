package io.credledger.http;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose {@code X-Forwarded-For} counts. Anybody can send one, so what stands left of the last proxy of ours is hearsay. */
public final class TrustedProxies {

    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** Whether a text names an address or a range of them. */
    public static boolean isNetwork(String text) {
        return Network.parse(text).isPresent();
    }

    /** @throws IllegalArgumentException when one is no network */
    public static TrustedProxies of(Collection<String> networks) {
        return new TrustedProxies(networks.stream()
                .map(text -> Network.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("a proxy is an address or a range")))
                .toList());
    }

    /**
     * The last address that no proxy of ours has.
     *
     * @param peer who the connection is from
     * @param forwarded the header's value
     */
    InetAddress client(InetAddress peer, @Nullable String forwarded) {
        InetAddress client = peer;
        String[] path = forwarded == null ? new String[0] : forwarded.split(",", -1);
        for (int i = path.length - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> next = Network.address(path[i].strip());
            if (next.isEmpty()) {
                return client;
            }
            client = next.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
