FROM python:3.11-slim-bookworm
WORKDIR /app
COPY . .
# The same script that `make setup` runs, so that it can be tried without a container.
RUN apt-get update && apt-get install -y --no-install-recommends antiword && rm -rf /var/lib/apt/lists/* \
    && scripts/install.sh python3 run
ENV PATH=/app/.venv/bin:$PATH WENJIAO_HOME=/var/lib/wenjiao
VOLUME /var/lib/wenjiao
EXPOSE 8000
CMD ["wenjiao", "serve", "--host", "0.0.0.0", "--port", "8000"]
