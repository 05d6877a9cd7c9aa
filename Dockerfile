# One image for every role: `docker run credledger ledger`, `query`, `refresher`, `init`, or a client command.
# Debian's own JDK and Maven in both stages: the versions that the build is tested with, and a glibc that RocksDB's library needs.

FROM debian:bookworm-slim AS build
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY .mvn .mvn
COPY pom.xml .
COPY schemas schemas
COPY oauth oauth
COPY ledger-service ledger-service
COPY query-api query-api
COPY refresher-worker refresher-worker
COPY cli cli
COPY benchmarks/pom.xml benchmarks/pom.xml
# The tests are run by .ci/run, not in here.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -pl cli -am -DskipTests -Dspotless.check.skip=true package \
    && mkdir -p /out/lib \
    && cp cli/target/lib/*.jar cli/target/credledger-cli-*.jar /out/lib/

FROM debian:bookworm-slim
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends openjdk-17-jre-headless curl \
    && rm -rf /var/lib/apt/lists/*
# 1000, as the user of Kafka's image: secrets that are mounted as files have one owner for all.
RUN groupadd --gid 1000 credledger \
    && useradd --uid 1000 --gid 1000 --home-dir /var/lib/credledger --create-home --shell /usr/sbin/nologin credledger
COPY --from=build /out/lib /opt/credledger/lib
COPY credledger /opt/credledger/credledger
RUN ln -s /opt/credledger/credledger /usr/local/bin/credledger
COPY LICENSE /usr/share/doc/credledger/LICENSE
USER 1000:1000
WORKDIR /var/lib/credledger
ENV LC_ALL=C.UTF-8
# What is kept: stores, instance id, the refresher's journal. Everything else may be read-only, but for /tmp, where RocksDB unpacks its library: it must allow exec.
VOLUME /var/lib/credledger
# The API, with its health and metrics; those of ledger-service and refresher are on 8081, on loopback unless said otherwise.
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD curl -fsS -o /dev/null "http://127.0.0.1:${CREDLEDGER_HTTP_PORT:-8080}/health/live" \
        || curl -fsS -o /dev/null "http://127.0.0.1:${CREDLEDGER_HEALTH_PORT:-8081}/health/live"
STOPSIGNAL SIGTERM
ENTRYPOINT ["credledger"]
CMD ["--help"]
