namespace SentryPS.Api;

/// <summary>The HTTP methods that Sentry's Web API uses.</summary>
internal enum ApiMethod
{
    Get,
    Post,
    Put,
    Patch,
    Delete,
}
