namespace SentryPS.Completion;

/// <summary>Completes the platforms that projects mostly have. Sentry knows more.</summary>
internal sealed class PlatformCompleter() : WordCompleter(
    "android", "apple-ios", "apple-macos", "bun", "capacitor", "cordova", "dart", "deno", "dotnet",
    "dotnet-aspnetcore", "dotnet-maui", "dotnet-winforms", "dotnet-wpf", "electron", "elixir", "flutter", "go",
    "go-echo", "go-gin", "go-http", "ionic", "java", "java-log4j2", "java-logback", "java-spring-boot",
    "javascript", "javascript-angular", "javascript-astro", "javascript-ember", "javascript-gatsby",
    "javascript-nextjs", "javascript-nuxt", "javascript-react", "javascript-remix", "javascript-solid",
    "javascript-svelte", "javascript-sveltekit", "javascript-vue", "kotlin", "minidump", "native", "native-qt",
    "node", "node-awslambda", "node-azurefunctions", "node-express", "node-fastify", "node-gcpfunctions",
    "node-hapi", "node-koa", "node-nestjs", "other", "php", "php-laravel", "php-symfony", "powershell", "python",
    "python-aiohttp", "python-asgi", "python-awslambda", "python-celery", "python-django", "python-fastapi",
    "python-flask", "python-gcpfunctions", "python-pyramid", "python-starlette", "python-tornado", "react-native",
    "ruby", "ruby-rack", "ruby-rails", "rust", "unity", "unreal");
