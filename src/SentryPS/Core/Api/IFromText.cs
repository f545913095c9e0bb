namespace SentryPS.Api;

/// <summary>Marks a class that is an object in most responses, and a plain text in some.</summary>
internal interface IFromText
{
    /// <summary>Takes in the text.</summary>
    void ReadText(string text);
}
