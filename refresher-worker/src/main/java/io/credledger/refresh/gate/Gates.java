package io.credledger.refresh.gate;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One gate for each provider at each place. Safe for use by many threads. */
public final class Gates {

    private record Site(String provider, URI baseUrl) {
        @Override
        public String toString() {
            return "Site[" + provider + "]";
        }
    }

    private final Map<Site, ProviderGate> gates = new ConcurrentHashMap<>();
    private final GateSettings settings;
    private final Clock clock;

    public Gates(GateSettings settings) {
        this(settings, new SteadyClock());
    }

    /** @param clock one that never goes back */
    public Gates(GateSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public ProviderGate gate(String provider, URI baseUrl) {
        return gates.computeIfAbsent(
                new Site(provider, baseUrl), site -> new ProviderGate(provider, baseUrl, settings, clock));
    }

    /** The provider's registration is another, wherever it is. */
    public void clientChanged(String provider) {
        gates.forEach((site, gate) -> {
            if (site.provider().equals(provider)) {
                gate.clientChanged();
            }
        });
    }

    /** Everybody who waits asks again now, wherever they wait: nobody comes for a place in a line any more. */
    public void startLinesOver() {
        gates.values().forEach(ProviderGate::startLineOver);
    }

    /** All that were ever asked, by provider. */
    public List<GateFigures> figures() {
        return gates.values().stream()
                .map(ProviderGate::figures)
                .sorted(Comparator.comparing(GateFigures::provider).thenComparing(GateFigures::baseUrl))
                .toList();
    }
}
