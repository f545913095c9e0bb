using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SentryPS.Api;
using SentryPS.Http.Json;

namespace SentryPS.Http;

/// <summary>Makes what goes over the wire of what a request sends.</summary>
internal static class RequestContent
{
    /// <param name="content">What the request sends; null for nothing.</param>
    /// <param name="observer">Is told how far files are.</param>
    /// <param name="moved">Is called for each piece of a file.</param>
    /// <param name="cancellationToken">Ends the reading of files.</param>
    public static HttpContent? Of(
        ApiContent? content, IRequestObserver observer, Action moved, CancellationToken cancellationToken)
    {
        return content switch
        {
            null => null,
            JsonContent json => Bytes(JsonBody.Write(json.Value), "application/json", "utf-8"),
            FormContent form => Bytes(Encoding.ASCII.GetBytes(Encode(form.Fields)), "application/x-www-form-urlencoded"),
            FileContent file => new FileHttpContent(file.File, Progress(file.File.Length), cancellationToken),
            MultipartFormContent form => Multipart(form, Progress(form.Files.Sum(file => file.Value.Length)), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(content)),
        };

        TransferProgress Progress(long total) => new(total, observer, moved);
    }

    private static ByteArrayContent Bytes(byte[] bytes, string mediaType, string? charset = null)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = charset };
        return content;
    }

    private static string Encode(IEnumerable<KeyValuePair<string, string>> fields) =>
        string.Join("&", fields.Select(field => $"{WebUtility.UrlEncode(field.Key)}={WebUtility.UrlEncode(field.Value)}"));

    private static MultipartFormDataContent Multipart(
        MultipartFormContent form, TransferProgress progress, CancellationToken cancellationToken)
    {
        var multipart = new MultipartFormDataContent();
        foreach (var field in form.Fields)
        {
            multipart.Add(Part(Bytes(Encoding.UTF8.GetBytes(field.Value), "text/plain", "utf-8"), field.Key));
        }

        foreach (var file in form.Files)
        {
            multipart.Add(Part(new FileHttpContent(file.Value, progress, cancellationToken), file.Key, file.Value.Name));
        }

        return multipart;
    }

    /// <summary>
    /// Names in quotes, and what is no ASCII escaped by the rules of browsers, which servers undo or leave alone; .NET
    /// would write them in the way of mails.
    /// </summary>
    private static HttpContent Part(HttpContent content, string name, string? fileName = null)
    {
        var disposition = $"form-data; name=\"{Quote(name)}\"";
        if (fileName is not null)
        {
            disposition += $"; filename=\"{Quote(fileName)}\"";
            disposition += fileName.All(c => c < 128) ? "" : $"; filename*=utf-8''{Uri.EscapeDataString(fileName)}";
        }

        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    private static string Quote(string text) => string.Concat(text.Select(c => c switch
    {
        '"' => "%22",
        '\r' => "%0D",
        '\n' => "%0A",
        >= (char)128 => "_",
        _ => c.ToString(CultureInfo.InvariantCulture),
    }));

    /// <summary>A file that is read while it is sent.</summary>
    private sealed class FileHttpContent : HttpContent
    {
        private readonly ApiFile _file;
        private readonly TransferProgress _progress;
        private readonly CancellationToken _cancellationToken;

        public FileHttpContent(ApiFile file, TransferProgress progress, CancellationToken cancellationToken)
        {
            (_file, _progress, _cancellationToken) = (file, progress, cancellationToken);
            Headers.ContentType = new MediaTypeHeaderValue(file.ContentType);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var source = _file.Open();
            if (await StreamCopy.CopyAsync(source, stream, _progress, _cancellationToken, _file.Length).ConfigureAwait(false) < _file.Length)
            {
                throw SentryException.InvalidInput($"{_file.Name} became shorter while it was sent.", _file.Name);
            }

            _progress.Finish();
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _file.Length;
            return true;
        }
    }
}
