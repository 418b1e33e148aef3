"""WeChat's envelope: signatures, encryption and XML. The only module that knows wechatpy.

A message comes in plain mode (``signature`` over token, timestamp and nonce) or in safe mode
(``encrypt_type=aes``, ``msg_signature`` over the encrypted body as well). Both are read where an AES key is
set, because an account that is switched from one mode to the other sends both for a while; the reply is
sealed the way the message was.

wechatpy 1.8.18 lets the errors of its parsers through as they are (``TypeError`` for an empty element,
``KeyError`` for a missing one, ``struct.error`` for a short cipher text): they are caught here by name.
xmltodict refuses entity declarations, so an entity bomb is an error like others, and expat fetches
nothing from outside.
"""

from __future__ import annotations

import hmac
import re
import secrets
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from xml.parsers.expat import ExpatError

import xmltodict
from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import WeChatException
from wechatpy.parser import parse_message
from wechatpy.replies import TextReply
from wechatpy.utils import WeChatSigner

Kind = Literal["text", "subscribe", "event", "other"]

_UNPARSED = (ExpatError, ValueError, TypeError, KeyError, AttributeError)
_UNDECRYPTED = (ExpatError, ValueError, TypeError, KeyError, AttributeError, IndexError, struct.error)
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Untrusted(Exception):
    """The signature is missing or wrong, so this did not come from WeChat."""


class Unreadable(Exception):
    """The signature is right and the content is no message."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a follower. ``follower`` is the OpenID: it must not be stored as it is.

    ``message_id`` is "" for events; these are told apart by follower, ``created`` and ``event``.
    """

    kind: Kind
    follower: str
    account: str
    content: str
    message_id: str
    created: str
    event: str
    sealed: bool


class Envelope:
    """Opens and closes envelopes for one account.

    ``aes_key`` is WeChat's EncodingAESKey (43 characters); "" for an account in plain mode only. Raises
    ``ValueError`` where the key is not one, or comes without ``app_id``.
    """

    def __init__(self, token: str, app_id: str = "", aes_key: str = "") -> None:
        self._token = token
        self._crypto: Any = None
        if aes_key:
            if not app_id:
                raise ValueError("the safe mode of WeChat needs the AppID beside the AES key")
            if not re.fullmatch(r"[A-Za-z0-9+/]{43}", aes_key):
                raise ValueError("a WeChat EncodingAESKey has 43 letters and digits")
            self._crypto = WeChatCrypto(token, aes_key, app_id)

    def check(self, query: Mapping[str, str]) -> None:
        """Raises ``Untrusted`` unless ``query`` is signed with the token (server check, plain mode)."""
        self._compare(query.get("signature", ""), query.get("timestamp", ""), query.get("nonce", ""))

    def open(self, query: Mapping[str, str], body: bytes) -> Incoming:
        """The message in ``body``. Raises ``Untrusted`` and ``Unreadable``."""
        sealed = query.get("encrypt_type", "raw") == "aes"
        if sealed:
            text = self._decrypt(query, body)
        else:
            self.check(query)
            try:
                text = body.decode("utf-8")
            except UnicodeDecodeError as error:
                raise Unreadable("not UTF-8") from error
        return _read(text, sealed)

    def reply(self, incoming: Incoming, content: str) -> str:
        """The XML that answers ``incoming`` with a text, encrypted where the message was."""
        reply = TextReply(
            source=_cdata(incoming.account), target=_cdata(incoming.follower), content=_cdata(content)
        )
        xml = str(reply.render())
        if not incoming.sealed:
            return xml
        return str(self._crypto.encrypt_message(xml, secrets.token_hex(8)))

    def _decrypt(self, query: Mapping[str, str], body: bytes) -> str:
        if self._crypto is None:
            raise Untrusted("an encrypted message, but no AES key is set")
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        try:
            encrypted = xmltodict.parse(body.decode("utf-8"))["xml"]["Encrypt"]
        except _UNPARSED as error:  # what the signature is over cannot be found, so it is not signed
            raise Untrusted(type(error).__name__) from error
        if not isinstance(encrypted, str):
            raise Untrusted("Encrypt")
        self._compare(query.get("msg_signature", ""), timestamp, nonce, encrypted)
        try:
            signature = query["msg_signature"]
            return str(self._crypto.decrypt_message({"Encrypt": encrypted}, signature, timestamp, nonce))
        except WeChatException as error:
            raise Untrusted(type(error).__name__) from error
        except _UNDECRYPTED as error:
            raise Unreadable(type(error).__name__) from error

    def _compare(self, signature: str, *signed: str) -> None:
        # wechatpy compares with ==; the time that takes tells how many characters were right.
        signer = WeChatSigner()
        signer.add_data(self._token, *signed)
        if not hmac.compare_digest(signer.signature.encode(), signature.encode("utf-8", "replace")):
            raise Untrusted("signature")


def _read(text: str, sealed: bool) -> Incoming:
    try:
        message = parse_message(text)
        data = message._data if message is not None else {}
        kind = _kind(data["MsgType"].lower(), (data.get("Event") or "").lower())
    except _UNPARSED as error:
        raise Unreadable(type(error).__name__) from error
    incoming = Incoming(
        kind=kind,
        follower=_field(data, "FromUserName"),
        account=_field(data, "ToUserName"),
        content=_field(data, "Content").strip(),
        message_id=_field(data, "MsgId"),
        created=_field(data, "CreateTime"),
        event=_field(data, "Event"),
        sealed=sealed,
    )
    if not incoming.follower or not (incoming.message_id or incoming.created):
        raise Unreadable("neither sender nor number")
    return incoming


def _kind(message_type: str, event: str) -> Kind:
    if message_type == "text":
        return "text"
    if message_type != "event":
        return "other"
    # wechatpy renames the subscription through a scanned code ("subscribe_scan").
    return "subscribe" if event.startswith("subscribe") else "event"


def _field(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(name)
    return value


def _cdata(text: str) -> str:
    """``text`` so that it may stand in a CDATA section: wechatpy puts it there unchanged."""
    return _NOT_IN_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>")
