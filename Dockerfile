FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools ./tools
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY bin ./bin
COPY sources.yaml topics.yaml ./
COPY --from=build /app/dist ./dist
COPY --from=build /app/tools/fill-compile-cache.js ./tools/fill-compile-cache.js
# The image's user `node`, as a number: Kubernetes can see that a number is not root.
RUN mkdir data compiled && chown 1000:1000 data compiled
# A container is new at each start and may be read-only, so what Node keeps of compiled code comes with the image. Node
# keeps it by user and by flags.
ENV NODE_COMPILE_CACHE=/app/compiled
USER 1000:1000
RUN node --max-semi-space-size=8 tools/fill-compile-cache.js
ENV MEDIAWATCH_DATA=/app/data MEDIAWATCH_HOST=0.0.0.0 MEDIAWATCH_PORT=8080
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=5m --timeout=30s --start-period=2m CMD ["node", "--max-semi-space-size=8", "/app/bin/mediawatch.js", "doctor", "--health"]
# Page after page comes and goes; one arena that gives back what is free keeps 10,000 of them at 325 MB instead of 360.
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
ENTRYPOINT ["node", "--max-semi-space-size=8", "/app/bin/mediawatch.js"]
CMD ["serve"]
