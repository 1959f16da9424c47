# One Dockerfile for all services: docker build --build-arg SERVICE=scoring-service .
# The jars come from ./mvnw -DskipTests package on the host, so that the image build needs no network and no JDK.
FROM eclipse-temurin:25-jre AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --launcher --destination extracted

FROM eclipse-temurin:25-jre
ARG SERVICE
RUN groupadd --system --gid 10001 relevo && useradd --system --uid 10001 --gid relevo --home-dir /relevo relevo \
  && mkdir -p /relevo/state /relevo/issuer && chown -R relevo:relevo /relevo
WORKDIR /relevo
# From what changes least to what changes most: a new version of the service pulls its own classes only.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
COPY deploy/healthcheck /relevo/healthcheck
USER relevo
VOLUME /relevo/state
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED" \
    RELEVO_STREAM_STATE_DIR=/relevo/state \
    SPRING_PROFILES_ACTIVE=json-logs
# The main class is in the manifest of each service's layer; SIGTERM reaches the JVM, which drains and leaves its group.
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s --retries=6 CMD ["/relevo/healthcheck"]
