# Each base by its tag; a build that must be the same for ever names digests: --build-arg JRE=eclipse-temurin@sha256:...
ARG NODE=node:24-bookworm-slim
ARG JDK=eclipse-temurin:25-jdk
ARG JRE=eclipse-temurin:25-jre

FROM ${NODE} AS node

FROM ${JDK} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /build
COPY . .
RUN ./mvnw --batch-mode --quiet package -DskipTests -Dspotless.check.skip \
    && java -Djarmode=tools -jar target/descent.jar extract --destination /descent

FROM ${JRE}
RUN useradd --system --uid 10001 --no-create-home descent \
    && install --directory --owner=10001 /experiments
COPY --from=build /descent /descent
COPY scripts/start /descent/start
# What a start needs is noted down by the Java that will start it, in the very place.
RUN for part in commands server; do \
      EXPERIMENTS=/tmp/rehearsed java -XX:AOTCacheOutput=/descent/$part.aot -Xlog:aot*=off,cds*=off \
        -cp /descent/descent.jar descent.Rehearsal $part || exit 1; \
    done; rm -rf /tmp/*
USER 10001
ENV PORT=8080
# Experiments behind short links; keep it, and the links stay alive.
ENV EXPERIMENTS=/experiments
# Three quarters of the container's memory are the heap's; a server without memory ends, to be started again.
ENV JAVA_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
VOLUME /experiments
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/${MANAGEMENT_PORT:-$PORT} && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q UP <&3"]
ENTRYPOINT ["bash", "/descent/start", "/descent"]
