using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Http;

/// <summary>The response of an endpoint: a status, headers, and a body that is ready to send.</summary>
public sealed class Response
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    private Response(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    public int Status { get; }

    public string? ContentType { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public static Response Ok(JsonNode? body) => Json(200, body);

    public static Response Json(int status, JsonNode? body) =>
        Json(status, writer =>
        {
            if (body is null)
                writer.WriteNullValue();
            else
                body.WriteTo(writer);
        });

    public static Response Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
            write(writer);
        return new Response(status, "application/json", buffer.WrittenMemory);
    }

    public static Response Text(int status, string contentType, string body) =>
        new(status, contentType, Encoding.UTF8.GetBytes(body));

    public static Response Bytes(string contentType, ReadOnlyMemory<byte> body) => new(200, contentType, body);

    public static Response Empty(int status) => new(status, contentType: null, body: default);

    /// <summary>The usual error: <c>{"detail": …}</c>.</summary>
    public static Response Detail(int status, string detail) => Json(status, new JsonObject { ["detail"] = detail });

    public Response With(string header, string value)
    {
        _headers.Add(new(header, value));
        return this;
    }

    internal async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        if (ContentType is not null)
            response.ContentType = ContentType;
        foreach (var (name, value) in _headers)
            response.Headers.Append(name, value);

        if (Status is 204 or 304)
            return;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, context.RequestAborted);
    }
}
