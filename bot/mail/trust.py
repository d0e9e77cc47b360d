"""Whom we believe on TLS: the system's authorities, and the one in `ca_file` for servers of one's own."""

import ssl

from bot.errors import ConfigError

TLS_KINDS = ("implicit", "starttls", "none")  # implicit: TLS from the first byte


def tls_context(ca_file: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise ConfigError(f"ca_file {ca_file} holds no certificates in PEM form: {error}") from error
    return context


def not_trusted(server: str, error: ssl.SSLCertVerificationError) -> ConfigError:
    return ConfigError(
        f"{server}: its certificate is not trusted: {error.verify_message}. If the server is your own, "
        "name the file of its authority in ca_file; if the name differs, use the host name of the certificate"
    )
