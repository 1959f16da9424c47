# One Dockerfile for all services: docker build --build-arg SERVICE=scoring-service .
# The jars come from ./mvnw -DskipTests package on the host, so that the image build needs no network and no JDK.
FROM eclipse-temurin:25-jre AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --application-filename service.jar --destination extracted

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
USER relevo
VOLUME /relevo/state
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED" \
    RELEVO_STREAM_STATE_DIR=/relevo/state \
    SPRING_PROFILES_ACTIVE=json-logs
# Half of a start's processor time is spent once, here: a run that ends before it needs a broker leaves what it had loaded and linked. alignment-service's ends sooner,
# for want of its database, and leaves that. Were there no cache, or one that does not fit, the JVM would say so and start without.
RUN java -Xmx256m -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -jar service.jar \
    --spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:1 > training.log 2>&1 \
  || tail -n 3 training.log; rm -f training.log; ls -l service.aot || true
COPY deploy/healthcheck /relevo/healthcheck
# SIGTERM reaches the JVM, which drains and leaves its group.
ENTRYPOINT ["java", "-XX:AOTCache=/relevo/service.aot", "-jar", "/relevo/service.jar"]
HEALTHCHECK --interval=5s --timeout=10s --start-period=180s --retries=6 CMD ["/relevo/healthcheck"]
