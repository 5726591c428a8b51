"""A mail server with a certificate of its own, and a letter to send."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from scheduler.sinks.letters import Letter
from tests.scheduler.sinks.mail_server import MailServer

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Certificate:
    """Two files, PEM."""

    file: Path
    key: Path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """For 127.0.0.1, signed by nobody else."""
    folder = tmp_path_factory.mktemp("certificate")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    kept = Certificate(folder / "certificate.pem", folder / "key.pem")
    kept.file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    kept.key.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain),
    )
    return kept


@pytest.fixture
def mail_server(certificate: Certificate) -> Iterator[MailServer]:
    with MailServer(certificate.file, certificate.key) as server:
        yield server


@pytest.fixture
def letter() -> Letter:
    return Letter(
        key="5f7da770-540f-486e-9b2b-1e517d0f0688",
        kind="daily",
        made_at=NOW,
        subject="Revue du dimanche 22 novembre 2026 – Microsoft en France",
        text="Rien n’a paru sur le sujet\u00a0: les 10 sources suivies ont été relevées, sans incident.\n",
        html="<p>Rien n’a paru sur le sujet.</p>",
        document={"digest": {"is_empty": True}},
    )
