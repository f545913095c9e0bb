namespace SentryPS.Sandbox.Collections;

/// <summary>The scopes that the methods of a resource accept; one of them is enough.</summary>
/// <param name="Read">For GET.</param>
/// <param name="Write">For POST and PUT.</param>
/// <param name="Delete">For DELETE.</param>
internal sealed record Access(string[] Read, string[] Write, string[] Delete);
