using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SentryPS.Sandbox.Http;

/// <summary>What an endpoint answers: a status, headers, and a body that is ready to send.</summary>
public sealed class Answer
{
    private readonly List<KeyValuePair<string, string>> _headers = [];

    private Answer(int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        Status = status;
        ContentType = contentType;
        Body = body;
    }

    public int Status { get; }

    public string? ContentType { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public static Answer Ok(JsonNode? body) => Json(200, body);

    public static Answer Json(int status, JsonNode? body) =>
        Json(status, writer =>
        {
            if (body is null)
                writer.WriteNullValue();
            else
                body.WriteTo(writer);
        });

    public static Answer Json(int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, ApiJson.WriterOptions))
            write(writer);
        return new Answer(status, "application/json", buffer.WrittenMemory);
    }

    public static Answer Text(int status, string contentType, string body) =>
        new(status, contentType, Encoding.UTF8.GetBytes(body));

    public static Answer Empty(int status) => new(status, contentType: null, body: default);

    /// <summary>The usual error: <c>{"detail": …}</c>.</summary>
    public static Answer Detail(int status, string detail) => Json(status, new JsonObject { ["detail"] = detail });

    public Answer With(string header, string value)
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
