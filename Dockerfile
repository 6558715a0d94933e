# The API and the client in one image. Node 24 runs our TypeScript as it is, so only the client is built; the
# workspace itself is shipped, never copies of our packages inside node_modules, where Node refuses TypeScript.

FROM node:24-bookworm-slim AS dependencies
WORKDIR /srv/atlas
RUN npm install --global pnpm@12.21.0
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY api/package.json api/
COPY api/contract/package.json api/contract/
COPY db/package.json db/
COPY seeds/package.json seeds/
COPY tests/package.json tests/
COPY web/package.json web/

FROM dependencies AS client
RUN pnpm install --frozen-lockfile --filter '@centres/web...'
COPY tsconfig.base.json ./
COPY api/contract api/contract
COPY web web
RUN pnpm --filter @centres/web build

FROM dependencies AS server
RUN pnpm install --frozen-lockfile --prod --filter '@centres/api...' --filter '@centres/seeds...'

FROM node:24-bookworm-slim
WORKDIR /srv/atlas
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=server /srv/atlas ./
COPY tsconfig.base.json LICENSE README.md ./
COPY migrations migrations
COPY api api
COPY db db
COPY seeds seeds
COPY --from=client /srv/atlas/web/dist web/dist
# The image's own user without rights; it writes nothing.
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "api/src/server.ts"]
