#!/usr/bin/env bash
# What the tests need from the system: a browser, a Chinese font to see pages in, a reader for .doc.
set -uo pipefail
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v antiword >/dev/null || missing+=(antiword)
fc-list 2>/dev/null | grep -qi wqy || missing+=(fontconfig fonts-wqy-zenhei)
[ ${#missing[@]} -eq 0 ] && exit 0

echo "安装测试所需的系统软件包：${missing[*]}"
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "无法自动安装。请以管理员身份运行：apt-get install ${missing[*]}" >&2
  exit 1
fi
log=$(mktemp)
if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
  >"$log" 2>&1 </dev/null; then
  tail -n 20 "$log" >&2
  echo "系统软件包安装失败（完整记录：$log）。请手工安装：${missing[*]}" >&2
  exit 1
fi
