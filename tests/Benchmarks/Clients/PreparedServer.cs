using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SentryPS.Benchmarks.Clients;

/// <summary>
/// A server that costs next to nothing: it has the pages of one listing ready as bytes and gives them by their cursor.
/// What is measured against it is the client; the sandbox takes as long to make a page as a client to read it.
/// </summary>
internal sealed class PreparedServer : Server
{
    private readonly TcpListener _listener;
    private readonly IReadOnlyDictionary<string, byte[]> _pages;

    private PreparedServer(TcpListener listener, string token, IReadOnlyDictionary<string, byte[]> pages)
        : base(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"), token)
    {
        (_listener, _pages) = (listener, pages);
        StartThread(AcceptAll);
    }

    /// <summary>Takes over a listing of another server.</summary>
    public static async Task<PreparedServer> StartAsync(Server source, string path)
    {
        using var raw = new RawClient(source);
        var pages = new Dictionary<string, byte[]>();
        string? cursor = "";
        while (cursor is not null)
        {
            var (next, body) = await raw.ReadPageAsync(path, cursor);
            pages.Add(cursor, Response(body.Span, next));
            cursor = next;
        }

        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new(listener, source.Token, pages);
    }

    public override void Dispose() => _listener.Dispose();

    private static byte[] Response(ReadOnlySpan<byte> body, string? next)
    {
        var link = next is null
            ? ""
            : $"Link: <http://127.0.0.1/?&cursor={next}>; rel=\"next\"; results=\"true\"; cursor=\"{next}\"\r\n";
        var head = string.Create(
            CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{link}\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    /// <summary>Threads of its own: the least delay, and nothing that clients in this process would share.</summary>
    private static void StartThread(ThreadStart work) => new Thread(work) { IsBackground = true }.Start();

    private void AcceptAll()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptSocket();
                client.NoDelay = true;
                StartThread(() => Serve(client));
            }
        }
        catch (SocketException)
        {
            // The end.
        }
    }

    private void Serve(Socket client)
    {
        using (client)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                for (var length = 0; client.Receive(buffer.AsSpan(length)) is > 0 and var count;)
                {
                    length += count;
                    if (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
                        continue;

                    client.Send(_pages[CursorOf(buffer.AsSpan(0, length))]);
                    length = 0;
                }
            }
            catch (SocketException)
            {
                // A client that has enough.
            }
        }
    }

    private static string CursorOf(ReadOnlySpan<byte> head)
    {
        var line = Encoding.ASCII.GetString(head[..head.IndexOf((byte)'\r')]).Split(' ')[1];
        var cursor = line.Split('?', '&').LastOrDefault(part => part.StartsWith("cursor=", StringComparison.Ordinal)) ?? "cursor=";
        return Uri.UnescapeDataString(cursor["cursor=".Length..]);
    }
}
