package io.credledger.view;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** As the topology's group told this process with the last rebalance. */
public final class StreamsOwners implements Owners {

    private final KafkaStreams streams;
    private final InetSocketAddress self;

    /** @param self what this process tells the group: {@code application.server} */
    public StreamsOwners(KafkaStreams streams, InetSocketAddress self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public Optional<InetSocketAddress> of(Part part, int shard) {
        TopicPartition place = new TopicPartition(part.topic(), shard);
        return instances().stream()
                .filter(instance -> instance.topicPartitions().contains(place))
                .map(StreamsMetadata::hostInfo)
                .filter(StreamsOwners::isSaid)
                .map(StreamsOwners::address)
                .filter(address -> !address.equals(self))
                .findFirst();
    }

    @Override
    public Set<InetSocketAddress> others() {
        return instances().stream()
                .map(StreamsMetadata::hostInfo)
                .filter(StreamsOwners::isSaid)
                .map(StreamsOwners::address)
                .filter(address -> !address.equals(self))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Before it runs and after it ended it says nothing. */
    private Collection<StreamsMetadata> instances() {
        try {
            return streams.metadataForAllStreamsClients();
        } catch (IllegalStateException | InvalidStateStoreException e) {
            return List.of();
        }
    }

    /** An instance that is not told where it is says nothing of it either. */
    private static boolean isSaid(HostInfo host) {
        return host.port() > 0;
    }

    private static InetSocketAddress address(HostInfo host) {
        return InetSocketAddress.createUnresolved(host.host(), host.port());
    }
}
