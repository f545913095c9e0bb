using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SentryPS.Tests.Transport;

/// <summary>A proxy that answers in place of every host, and remembers which it was asked for.</summary>
internal sealed class TlsProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _hosts = new();
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly Func<string, string> _answer;

    public TlsProxy(Func<string, string> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Hosts => [.. _hosts];

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=proxy", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var open = client.GetStream();
                await ReadHeadAsync(open);
                await open.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
                await using var stream = new SslStream(open);
                await stream.AuthenticateAsServerAsync(_certificate);
                while (true)
                {
                    var head = await ReadHeadAsync(stream);
                    _hosts.Enqueue(head.Split("\r\n").Single(line => line.StartsWith("Host: ", StringComparison.Ordinal))["Host: ".Length..]);
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Json(_answer(head.Split(' ')[1])).Replace("Connection: close\r\n", "", StringComparison.Ordinal)));
                }
            }
            catch (IOException)
            {
                // The client has gone.
            }
        }
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer) == 0)
            {
                throw new IOException("The client went away.");
            }

            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }
}
