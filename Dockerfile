FROM node:24-bookworm-slim AS node

FROM eclipse-temurin:25-jdk AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /build
COPY . .
RUN ./mvnw --batch-mode --quiet package -DskipTests -Dspotless.check.skip \
    && java -Djarmode=tools -jar target/descent.jar extract --destination /descent

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home descent \
    && install --directory --owner=10001 /experiments
COPY --from=build /descent /descent
USER 10001
ENV PORT=8080
# Experiments behind short links; keep it, and the links stay alive.
ENV EXPERIMENTS=/experiments
VOLUME /experiments
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/localhost/$PORT && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q UP <&3"]
# Options for the Java machine, such as -Xmx512m, go into JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-jar", "/descent/descent.jar"]
