using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServerlessDam.Azure.Tests.Vision.StandIn;

/// <summary>For this machine, signed by itself.</summary>
internal static class OwnCertificate
{
    public static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
