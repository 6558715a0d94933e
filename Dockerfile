# syntax=docker/dockerfile:1
# Node 24 refuses TypeScript inside node_modules, so the workspace itself is shipped, with its links.

FROM node:24.21.0-bookworm-slim AS base
ENV CI=true PNPM_HOME=/pnpm PATH=/pnpm:$PATH
RUN npm install --global pnpm@12.21.0
WORKDIR /srv/centres

# Everything that the build needs, but for the tests and their browser.
FROM base AS build
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY api/package.json api/
COPY api/contract/package.json api/contract/
COPY db/package.json db/
COPY seeds/package.json seeds/
COPY web/package.json web/
COPY tests/package.json tests/
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --frozen-lockfile --filter '!@centres/tests' --store-dir /pnpm/store
COPY api api
COPY db db
COPY migrations migrations
COPY seeds seeds
COPY web web
RUN node api/src/build.ts

# What runs: no compiler, no bundler, and of the client only what was built.
FROM base AS packages
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY api/package.json api/
COPY api/contract/package.json api/contract/
COPY db/package.json db/
COPY seeds/package.json seeds/
COPY web/package.json web/
COPY tests/package.json tests/
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --frozen-lockfile --prod --store-dir /pnpm/store \
      --filter @centres/api --filter @centres/contract --filter @centres/db --filter @centres/seeds

FROM node:24.21.0-bookworm-slim AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /srv/centres
COPY --from=packages /srv/centres ./
COPY api api
COPY db db
COPY migrations migrations
COPY seeds seeds
COPY --from=build /srv/centres/web/dist web/dist
# Files on their way to readers; a new volume takes the owner of the folder.
RUN install --directory --owner=node --group=node /var/spool/writing-centres
ENV SPOOL_DIR=/var/spool/writing-centres
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/src/server.ts"]
