namespace SentryPS.Api;

/// <inheritdoc cref="JsonText"/>
internal interface IJsonReader
{
    /// <inheritdoc cref="JsonText.Parse"/>
    object? Parse(byte[] json);

    /// <inheritdoc cref="JsonText.Property"/>
    object? Property(byte[] json, string name);

    /// <inheritdoc cref="JsonText.Write"/>
    string Write(object? value);

    /// <inheritdoc cref="JsonText.Read"/>
    SentryObject Read(Type type, byte[] json);
}
