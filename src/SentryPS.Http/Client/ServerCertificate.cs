using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
#if !NET
using System.Text.RegularExpressions;
#endif
using SentryPS.Connection;

namespace SentryPS.Http;

/// <summary>Which server certificates a connection trusts besides those that the system trusts.</summary>
internal static class ServerCertificate
{
    private static readonly Oid s_serverAuthentication = new("1.3.6.1.5.5.7.3.1");
#if !NET
    private static readonly Regex s_pem = new(
        "-----BEGIN CERTIFICATE-----(?<data>[^-]+)-----END CERTIFICATE-----", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
#endif

    /// <summary>Null where the system's own judgement stands.</summary>
    public static RemoteCertificateValidationCallback? ValidationOf(ConnectionSettings settings)
    {
        if (settings.SkipCertificateCheck)
        {
#pragma warning disable CA5359 // The user asked for it, by the name that Invoke-RestMethod has for it.
            return static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        if (settings.CertificateAuthority is null)
        {
            return null;
        }

        var authorities = Load(settings.CertificateAuthority);
        return (_, certificate, presented, errors) =>
            errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsIssuedBy(authorities, certificate!, presented));
    }

    /// <summary>Any name mismatch has been ruled out; what is left is whether the chain ends at one of ours.</summary>
    private static bool IsIssuedBy(
        X509Certificate2Collection authorities, X509Certificate certificate, X509Chain? presented)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        // As the system's own check: a person's certificate of the same authority does not make a server.
        chain.ChainPolicy.ApplicationPolicy.Add(s_serverAuthentication);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        if (presented is not null)
        {
            // Servers send the authorities between their own certificate and the root.
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        }

#if NET
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(new X509Certificate2(certificate));
#else
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        if (!chain.Build(new X509Certificate2(certificate)))
        {
            return false;
        }

        // By its bytes: to .NET Framework certificates are equal when issuer and serial number are, which anyone can
        // copy.
        var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData;
        return authorities.Cast<X509Certificate2>().Any(authority => authority.RawData.SequenceEqual(root));
#endif
    }

    private static X509Certificate2Collection Load(string path)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
#if NET
            authorities.ImportFromPemFile(path);
            if (authorities.Count == 0)
            {
                authorities.Import(path);
            }
#else
            // Of several certificates in a PEM file Import would take the first alone.
            foreach (Match certificate in s_pem.Matches(File.ReadAllText(path)))
            {
                authorities.Add(new X509Certificate2(Convert.FromBase64String(certificate.Groups["data"].Value)));
            }

            if (authorities.Count == 0)
            {
                authorities.Import(path);
            }
#endif
            return authorities;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw SentryException.InvalidInput($"{path} cannot be read as a file of certificates: {exception.Message}", path);
        }
    }
}
