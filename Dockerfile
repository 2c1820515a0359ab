# Each base by its digest, of all platforms, so that a build is the same until somebody renews it: docs/operating.md.
ARG NODE=node:24.21.0-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
ARG JDK=eclipse-temurin:25.0.4_7-jdk@sha256:97014c4b396021f9ddb7d592a7dbedb0c4e4215c29e03dc01c393558aefb71c2
ARG JRE=eclipse-temurin:25.0.4_7-jre@sha256:bb036ed6cfdc57e3da7c22634d15f1b840d2caf76183861c80e81ca4b5104abb

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
