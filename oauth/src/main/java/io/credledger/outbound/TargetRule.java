package io.credledger.outbound;

import io.credledger.outbound.OutboundFailure.NotSent;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Whether a target may be asked, as far as its text tells: for whoever keeps one, to say so at once. Where a name leads is looked at whenever it is
 * asked, and may be refused then.
 */
public final class TargetRule {

    private TargetRule() {}

    public static boolean permits(URI target, AllowedHosts allowedHosts) {
        try {
            Target.of(target, allowedHosts).addresses(TargetRule::literal);
            return true;
        } catch (OutboundException e) {
            return e.failure() != NotSent.TARGET_REFUSED;
        }
    }

    /** Of an address its own; of this machine's name too; of any other name nothing, and nobody is asked. */
    private static List<InetAddress> literal(String host) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
        if (!address) {
            throw new UnknownHostException("a name");
        }
        return List.of(InetAddress.getAllByName(host));
    }
}
