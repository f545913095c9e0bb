using System.Buffers;

namespace SentryPS.Http;

/// <summary>A body in memory that goes back to the pool. Objects copy what they keep of it.</summary>
/// <param name="expectedLength">What the server says; it may be wrong, so that no more than a page's worth is taken on
/// trust.</param>
/// <param name="maximumLength">What is of use to the reader, who stops at one byte more.</param>
internal sealed class PooledBody(long expectedLength, int maximumLength) : IDisposable
{
    private const int SmallestSize = 32 * 1024;
    private const int LargestTrusted = 1024 * 1024;

    // The pool has powers of two alone, and keeps them: of large bodies that is up to twice their size, for good.
    private const int LargestPooled = 16 * 1024 * 1024;

    private byte[] _buffer =
        ArrayPool<byte>.Shared.Rent((int)Math.Max(SmallestSize, Math.Min(LargestTrusted, expectedLength + 1)));

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Length);

    /// <summary>Appends what the stream has; 0 at its end.</summary>
    public async Task<int> ReadFromAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (Length == _buffer.Length)
        {
            Grow();
        }

#if NET
        var count = await stream.ReadAsync(_buffer.AsMemory(Length), cancellationToken).ConfigureAwait(false);
#else
        var count = await stream.ReadAsync(_buffer, Length, _buffer.Length - Length, cancellationToken).ConfigureAwait(false);
#endif
        Length += count;
        return count;
    }

    public void Dispose()
    {
        Return();
        _buffer = [];
        Length = 0;
    }

    private void Grow()
    {
        var size = (int)Math.Min(_buffer.Length * 2L, Math.Max(maximumLength + 1L, _buffer.Length + 1L));
        var larger = size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : new byte[size];
        Buffer.BlockCopy(_buffer, 0, larger, 0, Length);
        Return();
        _buffer = larger;
    }

    private void Return()
    {
        if (_buffer.Length is > 0 and <= LargestPooled)
            ArrayPool<byte>.Shared.Return(_buffer);
    }
}
