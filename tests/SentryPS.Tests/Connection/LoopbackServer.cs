using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SentryPS.Tests;

/// <summary>
/// A server for what the sandbox has no part in, proxies and certificates: it reads a request's head, answers with what
/// it is told, and closes the connection.
/// </summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _heads = new();
    private readonly Func<string, string> _answer;
    private readonly SslStreamCertificateContext? _certificate;

    /// <param name="answer">Makes the answer, from its status line to the end of its body, for the head of a request.</param>
    /// <param name="certificate">What the server shows of itself; without it the server speaks plain http.</param>
    public LoopbackServer(Func<string, string> answer, SslStreamCertificateContext? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of the requests so far: request line and headers.</summary>
    public IReadOnlyList<string> Heads => [.. _heads];

    public static string Json(string body) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
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
                await using var stream = await OpenAsync(client);
                var head = await ReadHeadAsync(stream);
                _heads.Enqueue(head);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(_answer(head)));
            }
            catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client did not want to talk to this server, which is what some tests are about.
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (_certificate is null)
            return client.GetStream();

        var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _certificate });
        return stream;
    }

    private static async Task<string> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1024];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
                throw new IOException("The client went away.");
            head.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return head.ToString();
    }
}
