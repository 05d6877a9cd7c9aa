#!/bin/bash
# One Kafka node, broker and controller in one, that takes nothing from anyone without a password: what the embedded broker of `up` is,
# in the image of Apache Kafka. That image's own start script cannot format with SCRAM users, so this one replaces it.
#   broker.sh DATA SECRETS HOST
# DATA is kept; SECRETS has broker-NAME.password for each name below; HOST is what clients are told.
set -euo pipefail
umask 077

data=$1 secrets=$2 host=$3
kafka=${KAFKA_HOME:-/opt/kafka}
names=(admin ledger-service query-api refresher auditor)

password() { tr -d '\n' < "$secrets/broker-$1.password"; }

# Where nothing outlives the container: the file holds the admin's password.
config=$(mktemp -d)/server.properties
controller=$(head -c 32 /dev/urandom | base64 | tr -d '+/=\n')
plain=org.apache.kafka.common.security.plain.PlainLoginModule
scram=org.apache.kafka.common.security.scram.ScramLoginModule
cat > "$config" <<END
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:9093
controller.listener.names=CONTROLLER
listeners=CLIENTS://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093
advertised.listeners=CLIENTS://$host:9092
listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
inter.broker.listener.name=CLIENTS
sasl.enabled.mechanisms=SCRAM-SHA-256
sasl.mechanism.inter.broker.protocol=SCRAM-SHA-256
listener.name.clients.scram-sha-256.sasl.jaas.config=$scram required username="admin" password="$(password admin)";
# SCRAM credentials live in the metadata that the controller serves, so its own listener cannot use them.
sasl.mechanism.controller.protocol=PLAIN
listener.name.controller.sasl.enabled.mechanisms=PLAIN
listener.name.controller.plain.sasl.jaas.config=$plain required username="broker" password="$controller" user_broker="$controller";
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:admin;User:broker
allow.everyone.if.no.acl.found=false
auto.create.topics.enable=false
log.dirs=$data/log
# One broker: an acknowledgement is worth what the disk has (docs/adr/0011-the-embedded-broker-flushes.md).
log.flush.interval.messages=1
log.retention.ms=-1
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
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
    "$kafka/bin/kafka-storage.sh" format --cluster-id "$("$kafka/bin/kafka-storage.sh" random-uuid)" \
        --config "$config.format" "${users[@]}" > /dev/null
    rm "$config.format"
    sync
    mv "$data/log.formatting" "$data/log"
    sync
fi

exec "$kafka/bin/kafka-server-start.sh" "$config"
