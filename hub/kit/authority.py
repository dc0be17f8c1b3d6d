"""A certificate authority for the demo and for tests, on this machine only; production never makes or trusts one."""

import ipaddress
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_VALID_FOR = timedelta(days=30)
_SKEW = timedelta(minutes=5)


def make_authority(folder: Path) -> tuple[Path, Path, Path]:
    """Write `ca.pem`, `server.pem` and `server.key` (mode 0600) into `folder`, which must exist; returns their paths.

    The server's certificate is for localhost, 127.0.0.1 and ::1 and holds for 30 days. The authority's own key is
    never written: it signs this one certificate and is forgotten.
    """
    now = datetime.now(UTC)
    ca_key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = _certificate("Demo authority", "Demo authority", ca_key, now).sign(ca_key, hashes.SHA256())
    server = _certificate("localhost", "Demo authority", server_key, now, authority=ca).sign(ca_key, hashes.SHA256())
    paths = folder / "ca.pem", folder / "server.pem", folder / "server.key"
    paths[0].write_bytes(ca.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(server.public_bytes(serialization.Encoding.PEM))
    _write_key(paths[2], server_key)
    return paths


def _certificate(
    subject: str,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    authority: x509.Certificate | None = None,
) -> x509.CertificateBuilder:
    """A certificate ready to sign: the authority's own without `authority`, else the server's."""
    issuer_key = authority.public_key() if authority else key.public_key()
    if not isinstance(issuer_key, ec.EllipticCurvePublicKey):
        raise TypeError("authority")
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _SKEW)
        .not_valid_after(now + _VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=authority is None, path_length=0 if authority is None else None), True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key), False)
        .add_extension(_usage(authority is None), True)
    )
    if authority is None:
        return builder
    names = [x509.DNSName("localhost"), *(x509.IPAddress(ipaddress.ip_address(a)) for a in ("127.0.0.1", "::1"))]
    return builder.add_extension(x509.SubjectAlternativeName(names), False)


def _usage(signs_certificates: bool) -> x509.KeyUsage:  # noqa: FBT001 - which of the two certificates
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
