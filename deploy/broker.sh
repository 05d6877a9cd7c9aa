#!/bin/bash
# One Kafka node of a cluster, broker and controller in one, that takes nothing from anyone without a password: what the embedded broker of `up`
# is, in the image of Apache Kafka. That image's own start script cannot format with SCRAM users, so this one replaces it.
#   broker.sh DATA SECRETS HOST NODE
# DATA is kept; SECRETS has broker-NAME.password for each name below and for `controller`, and cluster.id; HOST is what this node listens on and
# what clients and the other nodes are told; NODE is its number. QUORUM names all nodes: 1@HOST:9093,2@HOST:9093,…
set -euo pipefail
umask 077

data=$1 secrets=$2 host=$3 node=$4
kafka=${KAFKA_HOME:-/opt/kafka}
names=(admin ledger-service query-api refresher auditor)

password() { tr -d '\n' < "$secrets/broker-$1.password"; }

# Where nothing outlives the container: the file holds the admin's password.
config=$(mktemp -d)/server.properties
controller=$(password controller)
plain=org.apache.kafka.common.security.plain.PlainLoginModule
scram=org.apache.kafka.common.security.scram.ScramLoginModule
cat > "$config" <<END
process.roles=broker,controller
node.id=$node
controller.quorum.voters=$QUORUM
controller.listener.names=CONTROLLER
listeners=CLIENTS://$host:9092,CONTROLLER://$host:9093
advertised.listeners=CLIENTS://$host:9092
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
inter.broker.listener.name=CLIENTS
sasl.enabled.mechanisms=SCRAM-SHA-256
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
listener.name.clients.scram-sha-256.sasl.jaas.config=$scram required username="admin" password="$(password admin)";
# SCRAM credentials live in the metadata that the controllers serve, so their own listener cannot use them.
sasl.mechanism.controller.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=$plain required username="broker" password="$controller" user_broker="$controller";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:broker
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
log.dirs=$data/log
# Nodes of one machine lose power together: an acknowledgement is worth what the disks have (docs/adr/0011-the-embedded-broker-flushes.md).
log.flush.interval.messages=1
log.retention.ms=-1
default.replication.factor=3
min.insync.replicas=2
offsets.topic.replication.factor=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
share.coordinator.state.topic.replication.factor=3
share.coordinator.state.topic.min.isr=2
# The defaults are meant for a machine of its own, and for more groups and producers than there are here.
offsets.topic.num.partitions=6
transaction.state.log.num.partitions=6
share.coordinator.state.topic.num.partitions=1
log.cleaner.dedupe.buffer.size=16777216
# A group whose offsets expired would read its commands again.
offsets.retention.minutes=2147483647
group.initial.rebalance.delay.ms=0
END

if [ ! -d "$data/log" ]; then
    users=()
    for name in "${names[@]}"; do
        users+=(--add-scram "SCRAM-SHA-256=[name=$name,password=$(password "$name")]")
    done
    # Formatted beside its final place, flushed, then moved: a start that was cut short is begun again.
    rm -rf "$data/log.formatting"
    sed "s|^log.dirs=.*|log.dirs=$data/log.formatting|" "$config" > "$config.format"
    # Its output has the credentials' salted hashes.
    "$kafka/bin/kafka-storage.sh" format --cluster-id "$(tr -d '\n' < "$secrets/cluster.id")" \
        --config "$config.format" "${users[@]}" > /dev/null
    rm "$config.format"
    sync
    mv "$data/log.formatting" "$data/log"
    sync
fi

exec "$kafka/bin/kafka-server-start.sh" "$config"
