namespace SentryPS;

/// <summary>
/// Turns a <see cref="DateTimeOffset"/> into the local <see cref="DateTime"/> of the same moment, so that dates of objects
/// can be compared with <c>Get-Date</c> from either side.
/// </summary>
public sealed class DateTimeOffsetConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) =>
        sourceValue is DateTimeOffset && destinationType == typeof(DateTime);

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        ((DateTimeOffset)sourceValue).LocalDateTime;
}
