using System.Buffers;

namespace SentryPS.Http;

/// <summary>Copies files of any size through one small buffer.</summary>
internal static class StreamCopy
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Copies up to <paramref name="most"/> bytes and says how many there were.</summary>
    public static async Task<long> CopyAsync(
        Stream source, Stream destination, TransferProgress progress, CancellationToken cancellationToken, long most = long.MaxValue)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long copied = 0;
            while (copied < most)
            {
                var wanted = (int)Math.Min(buffer.Length, most - copied);
#if NET
                var count = await source.ReadAsync(buffer.AsMemory(0, wanted), cancellationToken).ConfigureAwait(false);
#else
                var count = await source.ReadAsync(buffer, 0, wanted, cancellationToken).ConfigureAwait(false);
#endif
                if (count == 0)
                {
                    break;
                }

#if NET
                await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
#else
                await destination.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
#endif
                copied += count;
                progress.Add(count);
            }

            return copied;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
