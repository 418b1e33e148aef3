"""WeChat's side of the wire, written from its documentation and without wechatpy."""

from __future__ import annotations

import base64
import hashlib
import os
import struct
from dataclasses import dataclass
from xml.etree import ElementTree

from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from flask import Flask
from werkzeug.test import TestResponse

TOKEN = "ein-token-2026"
APP_ID = "wx1234567890abcdef"
AES_KEY = base64.b64encode(bytes(range(32))).decode().rstrip("=")
FOLLOWER = "oFollower-0001_abc"
ACCOUNT = "gh_0123456789ab"


def text_xml(content: str, message_id: str, follower: str = FOLLOWER) -> str:
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[{follower}]]></FromUserName>"
        f"<CreateTime>1780000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
        f"<Content><![CDATA[{content}]]></Content><MsgId>{message_id}</MsgId></xml>"
    )


def event_xml(event: str, created: int = 1780000000, follower: str = FOLLOWER, key: str = "") -> str:
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[{follower}]]></FromUserName>"
        f"<CreateTime>{created}</CreateTime><MsgType><![CDATA[event]]></MsgType>"
        f"<Event><![CDATA[{event}]]></Event><EventKey><![CDATA[{key}]]></EventKey></xml>"
    )


def picture_xml(message_id: str) -> str:
    return (
        f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[{FOLLOWER}]]></FromUserName>"
        "<CreateTime>1780000000</CreateTime><MsgType><![CDATA[image]]></MsgType>"
        "<PicUrl><![CDATA[https://example.org/a.jpg]]></PicUrl><MediaId><![CDATA[m]]></MediaId>"
        f"<MsgId>{message_id}</MsgId></xml>"
    )


def sign(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def encrypt(plain: str, app_id: str = APP_ID, key: str = AES_KEY) -> str:
    secret = base64.b64decode(key + "=")
    body = plain.encode()
    framed = os.urandom(16) + struct.pack(">I", len(body)) + body + app_id.encode()
    padder = padding.PKCS7(256).padder()  # WeChat pads to 32 bytes
    padded = padder.update(framed) + padder.finalize()
    encryptor = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode()


def decrypt(encrypted: str) -> str:
    secret = base64.b64decode(AES_KEY + "=")
    decryptor = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).decryptor()
    padded = decryptor.update(base64.b64decode(encrypted)) + decryptor.finalize()
    unpadder = padding.PKCS7(256).unpadder()
    framed = unpadder.update(padded) + unpadder.finalize()
    length = int(struct.unpack(">I", framed[16:20])[0])
    assert framed[20 + length :].decode() == APP_ID
    return framed[20 : 20 + length].decode()


@dataclass(frozen=True)
class OfficialAccount:
    """Delivers messages to the service the way WeChat's servers do."""

    app: Flask
    token: str = TOKEN

    def check(self, **changed: str) -> TestResponse:
        query = self._query() | {"echostr": "7281903746"} | changed
        return self.app.test_client().get("/wechat", query_string=query)

    def deliver(self, xml: str | bytes, **changed: str) -> TestResponse:
        """In plain mode."""
        query = self._query() | {"openid": FOLLOWER} | changed
        return self.app.test_client().post(
            "/wechat",
            query_string=query,
            data=xml,
            content_type="text/xml",
            base_url="https://ask.example.org",
        )

    def deliver_sealed(self, xml: str, encrypted: str | None = None, **changed: str) -> TestResponse:
        """In safe mode."""
        sealed = encrypt(xml) if encrypted is None else encrypted
        query = self._query()
        query["msg_signature"] = sign(self.token, query["timestamp"], query["nonce"], sealed)
        query |= {"encrypt_type": "aes", "openid": FOLLOWER} | changed
        body = f"<xml><ToUserName>{ACCOUNT}</ToUserName><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>"
        return self.app.test_client().post(
            "/wechat",
            query_string=query,
            data=body,
            content_type="text/xml",
            base_url="https://ask.example.org",
        )

    def ask(self, question: str, message_id: str, follower: str = FOLLOWER) -> str:
        """What the follower reads."""
        return read(self.deliver(text_xml(question, message_id, follower)))

    def _query(self) -> dict[str, str]:
        timestamp, nonce = "1780000000", "1320562132"
        return {
            "signature": sign(self.token, timestamp, nonce),
            "timestamp": timestamp,
            "nonce": nonce,
        }


def read(response: TestResponse) -> str:
    """The text of a plain reply, addressed the right way round."""
    assert response.status_code == 200, response.text
    return _content(response.text)


def read_sealed(response: TestResponse) -> str:
    """The text of an encrypted reply, after its signature was checked."""
    assert response.status_code == 200, response.text
    envelope = ElementTree.fromstring(response.text)
    sealed, timestamp = envelope.findtext("Encrypt", ""), envelope.findtext("TimeStamp", "")
    nonce, signature = envelope.findtext("Nonce", ""), envelope.findtext("MsgSignature")
    assert signature == sign(TOKEN, timestamp, nonce, sealed)
    return _content(decrypt(sealed))


def _content(xml: str) -> str:
    reply = ElementTree.fromstring(xml)
    assert reply.findtext("ToUserName", "").startswith("o")
    assert reply.findtext("FromUserName") == ACCOUNT
    assert reply.findtext("MsgType") == "text"
    assert int(reply.findtext("CreateTime", "0")) > 0
    return reply.findtext("Content", "")
